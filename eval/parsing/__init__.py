"""Is a parse true to the print? A second opinion that shares no code with the parser."""

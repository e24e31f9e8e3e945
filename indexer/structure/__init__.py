"""From blocks to a report: furniture, headings, numbering, metadata, grades. Pure functions."""

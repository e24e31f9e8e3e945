"""Who may call, from where, and how much: keys, hosts, limits, headers, and the record of administrative acts."""

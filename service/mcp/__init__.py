"""The answers as Model Context Protocol tools, over stdio (`pilcrow mcp`) and streamable HTTP (/mcp)."""

"""Move an explorer's controls until what is asked for holds."""

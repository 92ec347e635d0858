"""Reply in writing to an invented client's moment, which a person marks."""

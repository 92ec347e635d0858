"""The pages that are tools: both halves of each, the page's own and the engine's."""

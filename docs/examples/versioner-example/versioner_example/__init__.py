"""What an extension of versioner looks like: each module is one extension point; pyproject.toml names them."""

"""versioner for language models: tools over the Model Context Protocol, each answer with what it can be cited by."""

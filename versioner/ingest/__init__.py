"""Everything that changes what is known: one function a use case. They return values and print nothing."""

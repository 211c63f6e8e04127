"""What versioner does, one function a use case. They return values and print nothing."""

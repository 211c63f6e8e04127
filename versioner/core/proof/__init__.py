"""What is proven: a log of captures and versions as a Merkle tree, and its signed checkpoints."""

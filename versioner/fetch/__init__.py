"""Getting pages over HTTP, safely and politely."""

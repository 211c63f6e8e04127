"""Text as it is compared and told: keys, words, sentences, marks, languages."""

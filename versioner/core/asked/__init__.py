"""What people ask for and set: addresses, filters, words looked for, sheets of a list, rules, visibility."""

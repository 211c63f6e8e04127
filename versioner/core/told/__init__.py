"""What is to be told later, as codes and events; `view` has the words."""

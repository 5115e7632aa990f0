"""The group's app: pages shown, keys turned into moves."""

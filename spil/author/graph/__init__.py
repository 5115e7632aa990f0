"""A card as a graph: model, layout and formats."""

"""The Textual pieces that the apps share; nothing here decides anything."""

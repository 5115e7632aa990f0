"""The facilitator's screens: what to lead, the room, and a second window for the wall."""

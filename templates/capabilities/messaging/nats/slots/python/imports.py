from app.nats.open import open_nats

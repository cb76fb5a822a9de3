def upgrade():
    op.create_table("basket")
    op.create_index("by_buyer", "basket", ["buyer"])

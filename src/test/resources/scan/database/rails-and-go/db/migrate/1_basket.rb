class Basket < ActiveRecord::Migration[8.0]
  add_index :baskets, :buyer
end

FROM ruby:3
CMD rake

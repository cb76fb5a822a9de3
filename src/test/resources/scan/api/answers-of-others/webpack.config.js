Encore.setOutputPath('web/').enableVersioning(Encore.isProduction());

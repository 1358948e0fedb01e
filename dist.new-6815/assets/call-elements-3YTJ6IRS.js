import"./chunk-ZSGT7NCY.js";import"./chunk-Y33XGNTT.js";import"./chunk-SFWXQW4O.js";import"./chunk-7KSVISV5.js";

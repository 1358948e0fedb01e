import"./chunk-SFWXQW4O.js";import"./chunk-7KSVISV5.js";

import{g as a}from"./chunk-D7UHB5E4.js";import"./chunk-Y33XGNTT.js";import"./chunk-SFWXQW4O.js";import"./chunk-7KSVISV5.js";export{a as CallView};

import{b as a,c as b}from"./chunk-Y2XOZIDX.js";import"./chunk-SFWXQW4O.js";import"./chunk-7KSVISV5.js";export{a as SipCallControl,b as createSipCallControl};

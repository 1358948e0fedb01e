import"./chunk-SFWXQW4O.js";import"./chunk-7KSVISV5.js";var f=/^(?:damaged\/)?accounts\/(?:secret\/|key\b)/,u=/^(?:password|passwd|pwd|secret|token|credential|ha1)$/i,s=100;function y(e,n){if(!u.test(e)&&!(n instanceof ArrayBuffer||ArrayBuffer.isView(n)||n instanceof CryptoKey))return typeof n=="bigint"?String(n):n}async function h(e,n){let t=(await e.keys("")).filter(r=>!f.test(r)),o=[];for(let r=0;r<t.length;r+=s){let i=t.slice(r,r+s),c=await g(e,i);for(let[a,d]of i.entries())o.push(l(d,c[a]))}return`${JSON.stringify({offhook:1,...n}).slice(0,-1)},"records":{
${o.join(`,
`)}
}}
`}async function g(e,n){try{return await e.getMany(n)}catch{return Promise.all(n.map(t=>e.get(t).catch(()=>{})))}}function l(e,n){let t;try{t=JSON.stringify(n,y)}catch{t=void 0}return`${JSON.stringify(e)}:${t??"null"}`}export{h as exportRecords};

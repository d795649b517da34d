// What a visitor can act upon, for the rules about nested controls and frustration.

/** Widgets that are acted upon themselves, not what holds them. Source: https://www.w3.org/TR/wai-aria-1.2/#widget_roles */
const ROLES = "button,checkbox,combobox,gridcell,link,listbox,menuitem,menuitemcheckbox,menuitemradio,option,radio,scrollbar,searchbox,slider,spinbutton,switch,tab,textbox,treeitem";

export const LINKS = "a[href],area[href]";

/** A selector of everything interactive (CLICK-2). */
export const CONTROLS =
  `${LINKS},button,input:not([type=hidden i]),select,textarea,summary,label,[contenteditable]:not([contenteditable=false i]),[tabindex]:not([tabindex^="-"]),` +
  ROLES.replace(/\w+/g, "[role~=$&]");

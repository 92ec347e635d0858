/** As much of a browser's document as our modules need to make elements, and what they made as markup. */

class Element {
  /** @param {string} name */
  constructor(name) {
    this.name = name;
    this.attributes = {};
    this.children = [];
  }

  /** @param {string} name @param {string} value */
  setAttribute(name, value) {
    this.attributes[name] = value;
  }

  /** @param {(string | Element)[]} children */
  append(...children) {
    this.children.push(...children);
  }
}

globalThis.document = { createElement: (name) => new Element(name) };

const NAMED = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

/**
 * Write elements as Python's markup has them.
 * @param {(string | Element)[]} nodes
 * @returns {string}
 */
export function markupOf(nodes) {
  return nodes
    .map((node) => {
      if (typeof node === "string") return node.replace(/[&<>"']/g, (letter) => NAMED[letter]);
      const attributes = Object.entries(node.attributes).map(([name, value]) => ` ${name}="${markupOf([value])}"`);
      return `<${node.name}${attributes.join("")}>${markupOf(node.children)}</${node.name}>`;
    })
    .join("");
}

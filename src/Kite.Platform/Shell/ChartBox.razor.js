// A chart as a file. What is drawn is copied together with the look it has now, and the browser
// draws the copy into a picture: no library, nothing is fetched.

const page = [
    'display', 'position', 'top', 'left', 'right', 'bottom', 'width', 'height', 'box-sizing',
    'margin', 'padding', 'border', 'border-radius', 'background', 'color', 'opacity', 'font',
    'letter-spacing', 'text-align', 'white-space', 'transform', 'overflow', 'flex', 'flex-direction',
    'flex-wrap', 'align-items', 'justify-content', 'gap', 'grid-template-columns',
    'grid-template-rows', 'clip-path', 'list-style', 'vertical-align', 'border-collapse',
    'border-spacing', 'font-variant-numeric',
];
const drawing = [
    'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-dasharray',
    'stroke-linecap', 'stroke-linejoin', 'opacity', 'font-size', 'font-family', 'font-weight',
    'text-anchor', 'dominant-baseline', 'vector-effect', 'visibility', 'display', 'transform',
    'overflow', 'width', 'height', 'position', 'top', 'left',
];

function copyOf(node) {
    const copy = node.cloneNode(false);
    if (node.nodeType === Node.ELEMENT_NODE) {
        const look = getComputedStyle(node);
        const known = node instanceof SVGElement ? drawing : page;
        copy.removeAttribute('class');
        copy.removeAttribute('id');
        copy.setAttribute(
            'style', known.map(name => `${name}:${look.getPropertyValue(name)}`).join(';'));
    }
    if (node instanceof HTMLElement) markOf(node, copy);
    for (const child of node.childNodes) {
        // Blazor's marks, and what is only read out or folded away.
        if (child.nodeType === Node.COMMENT_NODE) continue;
        if (child.matches?.('.k-sr, details, .k-chart-files, button.k-btn')) continue;
        copy.append(copyOf(child));
    }
    return copy;
}

// What the style alone puts before a word, such as the mark of a quarter.
function markOf(node, copy) {
    const look = getComputedStyle(node, '::before');
    if (look.content === 'none' || look.content === 'normal') return;
    const mark = document.createElement('span');
    mark.textContent = look.content.replace(/^"|"$/g, '');
    mark.setAttribute(
        'style', page.map(name => `${name}:${look.getPropertyValue(name)}`).join(';'));
    copy.append(mark);
}

export async function picture(box, name) {
    try {
        const [width, height] = [box.scrollWidth + 32, box.scrollHeight + 32];
        const look = getComputedStyle(document.querySelector('.k-sheet') ?? document.body);
        const copy = copyOf(box);
        copy.style.margin = '16px';
        copy.style.width = `${box.scrollWidth}px`;
        const drawn = '<svg xmlns="http://www.w3.org/2000/svg" '
            + `width="${width}" height="${height}"><foreignObject width="100%" height="100%">`
            + `${new XMLSerializer().serializeToString(copy)}</foreignObject></svg>`;
        const image = new Image();
        image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawn)}`;
        await image.decode();
        const canvas = document.createElement('canvas');
        [canvas.width, canvas.height] = [width * 2, height * 2];
        const ink = canvas.getContext('2d');
        ink.fillStyle = look.backgroundColor;
        ink.fillRect(0, 0, canvas.width, canvas.height);
        ink.drawImage(image, 0, 0, canvas.width, canvas.height);
        const file = await new Promise(done => canvas.toBlob(done, 'image/png'));
        if (!file) return false;
        give(file, name);
        return true;
    } catch {
        return false;
    }
}

export function save(name, text) {
    // Excel takes a file for UTF-8 only when it begins with the mark.
    give(new Blob(['\ufeff', text], { type: 'text/csv;charset=utf-8' }), name);
}

function give(file, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

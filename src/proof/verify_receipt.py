#!/usr/bin/env python3
"""Checks a receipt of Liggare by keys that are trusted already: what liggare-verify.mjs does, written apart from it.

python3 verify_receipt.py <receipt> --key <key|file> [--keeper <key|file>]... [--json]
Python 3.8 or later, nothing else. Exits with 0 when the receipt is valid, 1 when it is not, 2 on wrong use,
3 when it could not be checked.
"""
import argparse, base64, contextlib, decimal, hashlib, itertools, json, os, re, sys, unicodedata

class Fault(Exception):
    """Its text is a code; liggare-verify.mjs has a sentence for each."""

def need(*claims):
    """Claims, each with the code of the fault that it is not to hold."""
    for holds, code in zip(claims[::2], claims[1::2]):
        if not holds:
            raise Fault(code)

# Ed25519, RFC 8032 section 5.1: points (x, y) of -x^2 + y^2 = 1 + D x^2 y^2 over the integers modulo P.
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P

def add(p, q):
    (a, b), (c, d) = p, q
    k = D * a * b * c * d
    return (a * d + b * c) * pow(1 + k, -1, P) % P, (b * d + a * c) * pow(1 - k, -1, P) % P

def times(factor, point):
    rest = times(factor >> 1, add(point, point)) if factor else (0, 1)
    return add(rest, point) if factor & 1 else rest

def point_of(octets):
    """The point that 32 octets encode (5.1.3), or None."""
    odd, y = divmod(int.from_bytes(octets, 'little'), 2**255)
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    x = x * pow(2, (P - 1) // 4, P) % P if (x * x - square) % P else x
    is_none = y >= P or (x * x - square) % P or (x == 0 and odd)
    return None if is_none else (P - x if x % 2 != odd else x, y)

BASE = point_of((4 * pow(5, -1, P) % P).to_bytes(32, 'little'))

def is_weak(octets):
    """Whether they encode a point of order 1, 2, 4 or 8, by which anybody can sign, or y as no encoder writes it."""
    y = int.from_bytes(octets, 'little') % 2**255
    return y >= P or y * (y * y - 1) * (D * y**4 + 2 * y * y - 1) % P == 0

def is_signed_by(public, message, signature):
    """Whether [S]B = R + [k]A (5.1.7), asked as whether R is the encoding of [S]B - [k]A."""
    a, s = point_of(public), int.from_bytes(signature[32:], 'little')
    if a is None or len(signature) != 64 or s >= L or is_weak(signature[:32]):
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), 'little')
    x, y = add(times(s, BASE), times(k % L, (P - a[0], a[1])))
    return (y | (x & 1) << 255).to_bytes(32, 'little') == signature[:32]

MOST = 4 * 1024 * 1024  # octets; what is larger is no receipt

# JSON that can be read in one way only, and its canonical form, RFC 8785.
def is_exact(number):
    value, is_zero = float(number), not re.sub('[eE].*', '', number).strip('-0.')
    return is_zero if value == 0 else abs(value) != float('inf') and decimal.Decimal(number) == decimal.Decimal(repr(value))

def read_json(text):
    names, numbers = [], []
    brackets = re.findall(r'[\[\]{}]', ''.join(re.sub(r'\\.', '', text, flags=re.S).split('"')[::2]))
    levels = itertools.accumulate(1 if bracket in '[{' else -1 for bracket in brackets)
    need(max(levels, default=0) <= 64, 'receipt-too-deep')
    pairs = lambda members: names.append([name for name, _ in members]) or dict(members)
    number = lambda spelled: numbers.append(spelled) or float(spelled)
    try:  # NaN and Infinity, which JSON does not have, are handed to parse_constant, and are none to int either
        value = json.loads(text, object_pairs_hook=pairs, parse_int=number, parse_float=number, parse_constant=int)
    except ValueError:
        raise Fault('receipt-not-json') from None
    need(all(len(own) == len(set(own)) for own in names), 'member-twice', all(map(is_exact, numbers)), 'number-inexact')
    need(not re.search('[\ud800-\udfff]', json.dumps(value, ensure_ascii=False)), 'lone-surrogate')
    return value

def jcs(value):
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode('utf-16-be'))
        return '{' + ','.join(f'{jcs(name)}:{jcs(value[name])}' for name in names) + '}'
    if isinstance(value, list):
        return '[' + ','.join(map(jcs, value)) + ']'
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        return json.dumps(value, ensure_ascii=False)
    number = decimal.Decimal(repr(float(value))).normalize()  # the shortest digits, as ECMAScript has them
    size = number.adjusted()
    return '0' if value == 0 else f'{number:f}' if -7 < size < 21 else f'{number.scaleb(-size):f}e{size:+d}'

# Hashes and trees, RFC 6962 section 2.1.
def sha256(*pieces):
    return hashlib.sha256(b''.join(pieces)).digest()

def split_of(size):
    return 1 << (size - 1).bit_length() >> 1

def root_of(leaves):
    split = split_of(len(leaves))
    return sha256(b'\1', root_of(leaves[:split]), root_of(leaves[split:])) if split else leaves[0]

def root_by_path(digest, index, size, path):
    """The root that a path (2.1.1) leads to, or None when no tree of the size has it."""
    if size == 1 or not path or index >= size:
        return digest if size == 1 and not path and index == 0 else None
    split, rest, sibling = split_of(size), path[:-1], path[-1]
    left = root_by_path(digest, index, split, rest) if index < split else sibling
    right = sibling if index < split else root_by_path(digest, index - split, size - split, rest)
    return left and right and sha256(b'\1', left, right)

# Keys, notes, checkpoints and proofs: C2SP signed-note, tlog-cosignature, tlog-checkpoint and tlog-proof.
def from_base64(text):
    is_base64 = re.fullmatch('(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?', text)
    octets = base64.b64decode(text) if is_base64 else b''
    return octets if base64.b64encode(octets).decode() == text else None

def hash_of(text):
    need(len(from_base64(text) or b'') == 32, 'hash-malformed')
    return from_base64(text)

def whole_number(text, code):
    need(re.fullmatch('0|[1-9][0-9]*', text), code)
    need(len(text) <= 16 and int(text) < 2**53, 'size-too-large')
    return int(text)

def is_name(name):
    return name != '' and not any(c in '+\ufeff' or unicodedata.category(c) in ('Cc', 'Zs', 'Zl', 'Zp') for c in name)

def read_key(text, kind):
    name, key_id, encoded = (text.split('+', 2) + ['', ''])[:3]
    octets = from_base64(encoded)
    need(is_name(name) and re.fullmatch('[0-9a-f]{8}', key_id) and octets, 'key-malformed')
    need(octets[0] in (1, 4), 'unknown-algorithm')
    is_own = len(octets) == 33 and sha256(name.encode(), b'\n', octets)[:4].hex() == key_id
    need(is_own and not is_weak(octets[1:]), 'key-malformed', octets[0] == kind, 'key-of-other-kind')
    return name, key_id, octets

def read_note(source):
    end = source.rfind('\n\n')
    lines = source[end + 2:-1].split('\n')
    is_whole = end > 0 and source.endswith('\n') and len(source) > end + 2
    need(is_whole and len(lines) <= 16 and not re.search('[\0-\t\v-\x1f]', source), 'note-malformed')
    signatures = []
    for line in lines:
        dash, name, encoded = line.split(' ') if line.count(' ') == 2 else ('', '', '')
        octets = from_base64(encoded) or b''
        need(dash == '\u2014' and is_name(name) and len(octets) > 4, 'signature-malformed')
        signatures.append((name, octets[:4].hex(), octets[4:]))
    return source[:end + 1], signatures

def signed_by(text, signatures, keys):
    signed = []
    for name, key_id, octets in (signature for signature in signatures if signature[:2] in {key[:2] for key in keys}):
        seen = octets[:8] if keys[0][2][0] == 4 else b''
        time = int.from_bytes(seen, 'big')
        message = (f'cosignature/v1\ntime {time}\n{text}' if seen else text).encode()
        own = [key for key in keys if key[:2] == (name, key_id) and is_signed_by(key[2][1:], message, octets[len(seen):])]
        need(time < 2**53 and own, 'signature-wrong')
        signed.append((own[0], {'name': name, 'id': key_id, **({'time': time} if seen else {})}))
    need(signed, 'signer-unknown')
    return signed

def read_proof(proof):
    end = max(proof.find('\n\n'), 0)
    lines = re.fullmatch(r'c2sp\.org/tlog-proof@v1\n(?:extra ([^\n]*)\n)?index ([^\n]*)((?:\n[^\n]*){0,53})', proof[:end])
    need(lines and from_base64(lines[1] or '') is not None, 'proof-malformed')
    return whole_number(lines[2], 'proof-malformed'), [*map(hash_of, lines[3].split('\n')[1:])], read_note(proof[end + 2:])

# The receipt.
def leaf_of(part):
    need(isinstance(part, dict), 'receipt-malformed')
    is_known = set(part) <= {'name', 'value', 'saltHash', 'leafHash'}
    need(is_known, 'member-unknown', isinstance(part.get('name'), str), 'receipt-malformed')
    hashes = [part[kind] for kind in ('saltHash', 'leafHash') if kind in part]
    need(len(hashes) < 2, 'part-with-both-hashes', hashes, 'part-without-hash')
    need(isinstance(hashes[0], str) and re.fullmatch('[0-9a-f]{64}', hashes[0]), 'hex-malformed')
    is_blanked, hashed = 'leafHash' in part, bytes.fromhex(hashes[0])
    need(not is_blanked or 'value' not in part, 'blanked-with-value', is_blanked or 'value' in part, 'shown-without-value')
    return hashed if is_blanked else sha256(b'\0', hashed, jcs([part['name'], part['value']]).encode())

def head_of(parts):
    names = [part['name'] for part in parts]
    need(len(set(names)) == len(names), 'part-twice', names[:1] == ['head'], 'head-missing')
    need('value' in parts[0], 'head-blanked')
    head = parts[0]['value']
    need(isinstance(head, dict) and isinstance(head.get('parts'), list) and len(head) == 5, 'head-malformed')
    texts = [head.get(name) for name in ('id', 'revision', 'stream', 'type')] + head['parts']
    need(all(isinstance(text, str) for text in texts), 'head-malformed')
    more = len(names) - len(head['parts'])
    need(more >= 0, 'parts-too-few', more <= 0, 'parts-too-many', names == head['parts'], 'parts-differ')
    return head

def verify(octets, logs, keepers):
    need(len(octets) <= MOST, 'receipt-too-large')
    need(not re.search('[\ud800-\udfff]', text := octets.decode(errors='surrogateescape')), 'receipt-not-utf8')
    receipt = read_json(text)
    need(isinstance(receipt, dict), 'receipt-malformed')
    is_known = set(receipt) <= {'format', 'parts', 'proof'}
    need(receipt.get('format') == 'liggare-receipt/1', 'format-unknown', is_known, 'member-unknown')
    need(isinstance(parts := receipt.get('parts'), list) and isinstance(receipt.get('proof'), str), 'receipt-malformed')
    event, head = root_of([leaf_of(part) for part in parts] or [b'']), head_of(parts)
    index, path, (text, signatures) = read_proof(receipt['proof'])
    lines = text[:-1].split('\n')
    need(lines[0] and '' not in lines[3:], 'checkpoint-malformed')
    origin, size, root = (lines + ['', ''])[:3]
    size, root = whole_number(size, 'checkpoint-malformed'), hash_of(root)
    need(size or root == sha256(), 'empty-tree-root')
    signed = signed_by(text, signatures, [key for key in logs if key[0] == origin])
    if {key[:2] for key in keepers} & {signature[:2] for signature in signatures}:
        signed += signed_by(text, signatures, keepers)
    need(root_by_path(sha256(b'\0', event), index, size, path) == root, 'not-included')
    return {'valid': True, 'origin': origin, 'size': size, 'root': base64.b64encode(root).decode(), 'index': index,
            'eventHash': event.hex(), 'head': head, 'blanked': [part['name'] for part in parts if 'leafHash' in part],
            'shown': [{'name': part['name'], 'value': part['value']} for part in parts if 'value' in part],
            'signed': [told for _, told in signed],
            'notSignedBy': [{'name': key[0], 'id': key[1]} for key in keepers if key not in [own for own, _ in signed]]}

def keys_of(given, kind):
    texts = [one if re.match(r'[^+]+\+[0-9a-f]{8}\+', one) else open(one, 'rb').read().decode() for one in given]
    return [read_key(key, kind) for text in texts for key in [*filter(None, re.split(r'\r?\n|\r\Z', text))] or ['']]

def main():
    parser = argparse.ArgumentParser(description='Prövar ett kvitto. Checks a receipt.', allow_abbrev=False)
    parser.add_argument('receipt')
    parser.add_argument('--key', action='append', required=True, metavar='KEY|FILE')
    parser.add_argument('--keeper', action='append', default=[], metavar='KEY|FILE')
    parser.add_argument('--json', action='store_true')
    given = parser.parse_args()
    try:
        logs, keepers, octets = keys_of(given.key, 1), keys_of(given.keeper, 4), open(given.receipt, 'rb').read(MOST + 1)
    except (Fault, OSError, UnicodeError) as problem:
        parser.error(str(problem))
    try:
        answer = verify(octets, logs, keepers)
    except Fault as fault:
        answer = {'valid': False, 'code': str(fault)}
    except Exception as error:  # which says nothing of the receipt
        parser.exit(3, f'{error!r}\n[internal-error]\n')
    told = 'Kvittot gäller (valid).' if answer['valid'] else 'Kvittot gäller inte (not valid).'
    lines = [jcs(answer)] if given.json else [told] + [f'{name}: {jcs(value)}' for name, value in answer.items()]
    sys.stdout.reconfigure(encoding='utf-8')
    deceiving = '[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]'  # moves the cursor, turns writing around
    with contextlib.suppress(OSError):  # where nobody reads what is said, the exit code still answers
        print(re.sub(deceiving, lambda found: f'\\u{ord(found[0]):04x}', '\n'.join(lines)), flush=True)
    os._exit(0 if answer['valid'] else 1)

if __name__ == '__main__':
    main()

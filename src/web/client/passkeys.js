/**
 * The only script of sign-in: asks the browser for a passkey and carries what it says to the server. Pages mark where by
 * `data-passkey` (what for) and `data-url`; without script, or where the browser has no passkeys, the places stay hidden.
 *
 * Bytes travel as base64url. Browsers convert by themselves only since 2023 to 2025, so it is done here.
 */
for (const place of document.querySelectorAll('[data-passkey]')) {
  if (!('PublicKeyCredential' in window)) continue;
  const button = place.querySelector('button');
  const status = place.querySelector('[role=status]');
  place.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    status.textContent = place.dataset.waiting;
    try {
      await run(place, status);
    } catch {
      // Cancelled, timed out, no key for this site: browsers do not say which.
      status.textContent = place.dataset.failed;
    } finally {
      button.disabled = false;
    }
  });
}

async function run(place, status) {
  const purpose = place.dataset.passkey;
  const begun = await send(place.dataset.url, { viec: purpose, buoc: 'bat-dau' });
  if (begun.problem) {
    status.textContent = begun.problem;
    return;
  }
  if (begun.path) {
    location.assign(begun.path);
    return;
  }
  const credential = purpose === 'them' ? await create(begun) : await get(begun);
  const name = place.querySelector('input')?.value ?? '';
  const ended = await send(place.dataset.url, {
    viec: purpose,
    buoc: 'ket-thuc',
    ten: name,
    'tra-loi': JSON.stringify(credential),
  });
  if (ended.path) location.assign(ended.path);
  else status.textContent = ended.problem;
}

async function send(url, fields) {
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(fields) });
  return answer.json();
}

async function get(options) {
  const made = await navigator.credentials.get({
    publicKey: {
      ...options,
      challenge: bytesOf(options.challenge),
      allowCredentials: (options.allowCredentials ?? []).map(withBytes),
    },
  });
  const { response } = made;
  return {
    ...common(made),
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      authenticatorData: textOf(response.authenticatorData),
      signature: textOf(response.signature),
      ...(response.userHandle ? { userHandle: textOf(response.userHandle) } : {}),
    },
  };
}

async function create(options) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...options,
      challenge: bytesOf(options.challenge),
      user: { ...options.user, id: bytesOf(options.user.id) },
      excludeCredentials: (options.excludeCredentials ?? []).map(withBytes),
    },
  });
  const { response } = made;
  return {
    ...common(made),
    response: {
      clientDataJSON: textOf(response.clientDataJSON),
      attestationObject: textOf(response.attestationObject),
      transports: response.getTransports?.() ?? [],
    },
  };
}

function common(made) {
  return {
    id: made.id,
    rawId: textOf(made.rawId),
    type: made.type,
    authenticatorAttachment: made.authenticatorAttachment ?? undefined,
    clientExtensionResults: made.getClientExtensionResults(),
  };
}

function withBytes(credential) {
  return { ...credential, id: bytesOf(credential.id) };
}

function bytesOf(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (sign) => sign.charCodeAt(0));
}

function textOf(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

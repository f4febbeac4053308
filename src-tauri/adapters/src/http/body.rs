//! Reading the body of an answer under its bound.

use super::facts::{End, Facts};
use super::wire::Wire;
use flate2::write::{GzDecoder, ZlibDecoder};
use http_body_util::BodyExt as _;
use hyper::body::{Body as _, Incoming};
use latchkey_engine::exchange::InterruptionKind;
use std::io::{self, Write};
use zeroize::Zeroizing;

/// Holds the body while it arrives. It grows by moving into a larger buffer and clearing the smaller
/// one, so that no copy stays behind.
pub(super) struct Sink {
    bytes: Zeroizing<Vec<u8>>,
    bound: usize,
    overflowed: bool,
}

impl Sink {
    pub fn new(bound: usize) -> Self {
        Self {
            bytes: Zeroizing::default(),
            bound,
            overflowed: false,
        }
    }

    pub fn take(&mut self) -> Vec<u8> {
        std::mem::take(&mut *self.bytes)
    }

    fn reserve(&mut self, capacity: usize) {
        if capacity > self.bytes.capacity() {
            let mut larger = Zeroizing::new(Vec::with_capacity(capacity));
            larger.extend_from_slice(&self.bytes);
            self.bytes = larger;
        }
    }
}

impl Write for Sink {
    fn write(&mut self, part: &[u8]) -> io::Result<usize> {
        let needed = self.bytes.len().saturating_add(part.len());
        if needed > self.bound {
            self.overflowed = true;
            return Err(io::Error::other("larger than the bound"));
        }
        if needed > self.bytes.capacity() {
            self.reserve(needed.saturating_mul(2).min(self.bound));
        }
        self.bytes.extend_from_slice(part);
        Ok(part.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Takes away the content encoding (RFC 9110 section 8.4). Latchkey asks for none; servers that
/// compress all the same are understood where the encoding is an old one.
enum Decoder<'a> {
    Identity(&'a mut Sink),
    Gzip(GzDecoder<&'a mut Sink>),
    Deflate(ZlibDecoder<&'a mut Sink>),
}

impl<'a> Decoder<'a> {
    fn new(encoding: &str, sink: &'a mut Sink) -> Option<Self> {
        match encoding.trim().to_ascii_lowercase().as_str() {
            "" | "identity" => Some(Self::Identity(sink)),
            "gzip" | "x-gzip" => Some(Self::Gzip(GzDecoder::new(sink))),
            "deflate" => Some(Self::Deflate(ZlibDecoder::new(sink))),
            _ => None,
        }
    }

    fn write(&mut self, part: &[u8]) -> io::Result<()> {
        match self {
            Self::Identity(sink) => sink.write_all(part),
            Self::Gzip(decoder) => decoder.write_all(part),
            Self::Deflate(decoder) => decoder.write_all(part),
        }
    }

    fn finish(&mut self) -> io::Result<()> {
        match self {
            Self::Identity(_) => Ok(()),
            Self::Gzip(decoder) => decoder.try_finish(),
            Self::Deflate(decoder) => decoder.try_finish(),
        }
    }

    fn overflowed(&self) -> bool {
        match self {
            Self::Identity(sink) => sink.overflowed,
            Self::Gzip(decoder) => decoder.get_ref().overflowed,
            Self::Deflate(decoder) => decoder.get_ref().overflowed,
        }
    }
}

/// Reads the body into the facts.
pub(super) async fn read(
    wire: &mut Wire,
    headers: &http::HeaderMap,
    mut body: Incoming,
    facts: &mut Facts<'_>,
) -> Result<(), End> {
    let sink = &mut facts.body;
    let bound = sink.bound;
    let too_large = || {
        End::new(
            InterruptionKind::BodyTooLarge,
            format!("the body is larger than {bound} bytes"),
        )
    };
    let encodings: Vec<_> = headers
        .get_all("content-encoding")
        .iter()
        .map(|value| String::from_utf8_lossy(value.as_bytes()))
        .collect();
    let encoding = encodings.join(",");
    if let Some(length) = body.size_hint().exact() {
        // Of a compressed body the length says only where it cannot fit any more.
        match usize::try_from(length) {
            Ok(length) if length <= bound => sink.reserve(length),
            _ => return Err(too_large()),
        }
    }
    let Some(mut decoder) = Decoder::new(&encoding, sink) else {
        return Err(End::new(
            InterruptionKind::BodyEncoding,
            format!("content-encoding: {encoding}"),
        ));
    };
    let broken = |error: &io::Error, decoder: &Decoder<'_>| {
        if decoder.overflowed() {
            return too_large();
        }
        End::new(
            InterruptionKind::BodyEncoding,
            format!("{encoding}: {error}"),
        )
    };
    while let Some(frame) = wire.drive(body.frame()).await {
        let frame = frame.map_err(|error| super::wire::end_of(&error))?;
        if let Some(part) = frame.data_ref() {
            decoder
                .write(part)
                .map_err(|error| broken(&error, &decoder))?;
        }
    }
    decoder.finish().map_err(|error| broken(&error, &decoder))
}

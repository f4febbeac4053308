//! A server of the domain name system on loopback, written out byte by byte, so that it shares no mistake
//! with the library that reads its answers.

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, UdpSocket};
use std::thread;

/// What the server does with a question.
#[derive(Clone, Debug)]
#[allow(dead_code, reason = "each suite plays some of them")]
pub enum Says {
    /// It answers with this RCODE (RFC 1035 section 4.1.1) and these mail hosts.
    Mail(u8, &'static [(u16, &'static [&'static [u8]])]),
    /// Over UDP the answer is cut off; over TCP it is this.
    OverTcpOnly(&'static [(u16, &'static [&'static [u8]])]),
    /// Answers to other questions and then the right one.
    AmongOthers(&'static [(u16, &'static [&'static [u8]])]),
    /// The right head, and then these bytes.
    Bytes(&'static [u8]),
    /// Nothing.
    Nothing,
}

/// Answers every question in this way until the test's process ends.
pub fn serve(says: Says) -> SocketAddr {
    // A port that is free for both: over UDP it may be taken.
    let (udp, tcp) = loop {
        let tcp = TcpListener::bind("127.0.0.1:0").unwrap();
        if let Ok(udp) = UdpSocket::bind(tcp.local_addr().unwrap()) {
            break (udp, tcp);
        }
    };
    let address = udp.local_addr().unwrap();
    let over_tcp = says.clone();
    thread::spawn(move || {
        for stream in tcp.incoming() {
            let mut stream = stream.unwrap();
            let mut length = [0; 2];
            stream.read_exact(&mut length).unwrap();
            let mut question = vec![0; usize::from(u16::from_be_bytes(length))];
            stream.read_exact(&mut question).unwrap();
            if let Says::OverTcpOnly(hosts) = over_tcp {
                let answer = reply(&question, 0x81, 0, hosts);
                let length = u16::try_from(answer.len()).unwrap();
                stream.write_all(&length.to_be_bytes()).unwrap();
                stream.write_all(&answer).unwrap();
            }
        }
    });
    thread::spawn(move || {
        let mut buffer = [0; 512];
        while let Ok((length, from)) = udp.recv_from(&mut buffer) {
            for answer in answers(&buffer[..length], &says) {
                udp.send_to(&answer, from).unwrap();
            }
        }
    });
    address
}

fn answers(question: &[u8], says: &Says) -> Vec<Vec<u8>> {
    match says {
        Says::Mail(rcode, hosts) => vec![reply(question, 0x81, *rcode, hosts)],
        // QR, TC and RD; nothing after the question.
        Says::OverTcpOnly(_) => vec![reply(question, 0x83, 0, &[])],
        Says::AmongOthers(hosts) => {
            let right = reply(question, 0x81, 0, hosts);
            let mut other_id = right.clone();
            other_id[0] ^= 0xff;
            let mut other_name = reply(question, 0x81, 3, &[]);
            other_name[13] ^= 0x01;
            vec![
                vec![],
                vec![0; 5],
                other_id,
                other_name,
                question.to_vec(),
                right,
            ]
        }
        Says::Bytes(bytes) => vec![[&question[..2], &[0x81, 0x80], bytes].concat()],
        Says::Nothing => Vec::new(),
    }
}

/// Head, the question again, and an MX record for each host, with a pointer for its owner.
fn reply(question: &[u8], flags: u8, rcode: u8, hosts: &[(u16, &[&[u8]])]) -> Vec<u8> {
    let count = u8::try_from(hosts.len()).unwrap();
    let mut out = [
        &question[..2],
        &[flags, 0x80 | rcode, 0, 1, 0, count, 0, 0, 0, 0],
        &question[12..],
    ]
    .concat();
    for (preference, labels) in hosts {
        let mut data = preference.to_be_bytes().to_vec();
        for label in *labels {
            data.push(u8::try_from(label.len()).unwrap());
            data.extend_from_slice(label);
        }
        data.push(0);
        // Owner at byte 12, type 15, class 1, an hour.
        out.extend([0xc0, 0x0c, 0, 15, 0, 1, 0, 0, 0x0e, 0x10]);
        out.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
        out.extend(data);
    }
    out
}

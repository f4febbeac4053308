//! Files that a person names, and that nobody knows the size of.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read as _};
use std::path::Path;

/// Reads a file of text.
///
/// # Errors
/// It cannot be read, is no file such as a pipe, has more than `most` bytes, or is no UTF-8.
pub fn read(path: &Path, most: usize) -> io::Result<String> {
    // A pipe would be waited for.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::new(ErrorKind::InvalidInput, "it is not a file"));
    }
    let most = most as u64;
    let mut text = String::new();
    File::open(path)?.take(most + 1).read_to_string(&mut text)?;
    if text.len() as u64 > most {
        return Err(io::Error::from(ErrorKind::FileTooLarge));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_file_has_a_bound() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, "four").unwrap();
        assert_eq!(read(&path, 4).unwrap(), "four");
        assert_eq!(read(&path, 3).unwrap_err().kind(), ErrorKind::FileTooLarge);
        fs::write(&path, [0xff]).unwrap();
        assert_eq!(read(&path, 4).unwrap_err().kind(), ErrorKind::InvalidData);
    }

    #[test]
    fn what_is_no_file_is_not_waited_for() {
        let folder = tempfile::tempdir().unwrap();
        assert!(read(folder.path(), 4).is_err());
        assert!(read(&folder.path().join("none"), 4).is_err());
        #[cfg(unix)]
        assert!(read(Path::new("/dev/zero"), 4).is_err());
    }
}

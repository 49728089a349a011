using System.Text;

namespace RnnViz.Lessons.Tasks;

/// <summary>
/// The characters of a text in UTF-8, one after the other, without a string of it. Every end of a line is one line feed, however the
/// file writes it: carriage return, both, form feed, next line (U+0085), line or paragraph separator (U+2028, U+2029).
/// </summary>
internal ref struct TextScan(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> bytes = bytes;

    /// <summary>Bytes that have been read.</summary>
    public int Position { get; private set; }

    /// <summary>The next character; false at the end.</summary>
    public bool Read(out Rune character)
    {
        if (Position == bytes.Length)
        {
            character = default;
            return false;
        }

        byte first = bytes[Position];
        int length = 1;
        if (first < 0x80)
        {
            character = new Rune((char)first);
        }
        else
        {
            Rune.DecodeFromUtf8(bytes[Position..], out character, out length);
        }

        Position += length;
        if (first == '\r' && Position < bytes.Length && bytes[Position] == '\n')
        {
            Position++;
        }

        character = character.Value is '\r' or '\f' or 0x85 or 0x2028 or 0x2029 ? new Rune('\n') : character;
        return true;
    }
}

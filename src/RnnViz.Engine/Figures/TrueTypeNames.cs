using System.Buffers.Binary;
using System.Text;
using RnnViz.Engine.Text;

namespace RnnViz.Engine.Figures;

/// <summary>How other programs name a typeface.</summary>
/// <param name="Family">The family, without weight and slant.</param>
/// <param name="Weight">100 to 900; 400 is regular.</param>
/// <param name="IsItalic">Whether it leans.</param>
/// <param name="HasSerifs">Whether its strokes end in serifs.</param>
internal readonly record struct TrueTypeNames(string Family, int Weight, bool IsItalic, bool HasSerifs)
{
    private const int TypographicFamily = 16, PlainFamily = 1;

    // family, style, whole name, name for PostScript, what they are grouped by
    private static readonly int[] Kept = [PlainFamily, 2, 4, 6, TypographicFamily, 17];

    /// <summary>The names that a face's file holds; the file's name and a regular weight where it holds none.</summary>
    public static TrueTypeNames Of(FontFace face)
    {
        var tables = new SfntTables(face.File);
        string family = NameOf(tables, TypographicFamily) ?? NameOf(tables, PlainFamily) ?? Path.GetFileNameWithoutExtension(face.Name);
        ReadOnlySpan<byte> system = tables["OS/2"].Span;
        if (system.Length < 64)
        {
            return new TrueTypeNames(Plain(family), 400, false, false);
        }

        int weight = Math.Clamp((int)BinaryPrimitives.ReadUInt16BigEndian(system[4..]), 1, 1000);
        bool isItalic = (BinaryPrimitives.ReadUInt16BigEndian(system[62..]) & 1) != 0;
        // PANOSE: a Latin text face whose serif style is one of those with serifs
        bool hasSerifs = system[32] == 2 && system[33] is > 1 and < 11;
        return new TrueTypeNames(Plain(family), weight, isItalic, hasSerifs);
    }

    /// <summary>A table "name" with what programs go by, and without licences and the like.</summary>
    public static byte[] Table(SfntTables tables)
    {
        (int Id, byte[] Text)[] names =
            [.. from id in Kept let name = NameOf(tables, id) where name is not null select (id, Encoding.BigEndianUnicode.GetBytes(name))];
        int start = 6 + 12 * names.Length, length = 0;
        var table = new byte[start + names.Sum(name => name.Text.Length)];
        Write(table, 0, 0, names.Length, start);
        for (int i = 0; i < names.Length; i++)
        {
            (int id, byte[] text) = names[i];
            // Windows, Unicode, English
            Write(table, 6 + 12 * i, 3, 1, 0x409, id, text.Length, length);
            text.CopyTo(table.AsSpan(start + length));
            length += text.Length;
        }

        return table;
    }

    private static void Write(byte[] table, int at, params ReadOnlySpan<int> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at + 2 * i), (ushort)values[i]);
        }
    }

    // quotes end a name in style sheets
    private static string Plain(string family) => family.Replace('"', ' ').Replace('\'', ' ').Replace('\\', ' ');

    private static string? NameOf(SfntTables tables, int wanted)
    {
        ReadOnlySpan<byte> table = tables["name"].Span;
        if (table.Length < 6)
        {
            return null;
        }

        int count = BinaryPrimitives.ReadUInt16BigEndian(table[2..]), texts = BinaryPrimitives.ReadUInt16BigEndian(table[4..]);
        for (int i = 0; i < count && 6 + 12 * (i + 1) <= table.Length; i++)
        {
            ReadOnlySpan<byte> row = table.Slice(6 + 12 * i, 12);
            int platform = BinaryPrimitives.ReadUInt16BigEndian(row), name = BinaryPrimitives.ReadUInt16BigEndian(row[6..]);
            int length = BinaryPrimitives.ReadUInt16BigEndian(row[8..]), start = texts + BinaryPrimitives.ReadUInt16BigEndian(row[10..]);
            if (platform == 3 && name == wanted && length > 0 && start + length <= table.Length)
            {
                return Encoding.BigEndianUnicode.GetString(table.Slice(start, length));
            }
        }

        return null;
    }
}

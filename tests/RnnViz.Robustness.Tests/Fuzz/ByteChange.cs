using CsCheck;

namespace RnnViz.Robustness.Tests.Fuzz;

/// <summary>One change of the bytes of a file: some are cut out, doubled, or others are put in their place.</summary>
/// <param name="Place">Counts the bytes, round and round.</param>
/// <param name="Length">How many bytes are taken out.</param>
/// <param name="Copies">How often they are put in again: 0, 1, or several times.</param>
/// <param name="Bytes">What is put in besides.</param>
internal sealed record ByteChange(int Place, int Length, int Copies, byte[] Bytes)
{
    /// <summary>Changes by chance.</summary>
    public static Gen<ByteChange> Any { get; } = Gen.Select(
        Gen.Int[0, int.MaxValue], Gen.Frequency((3, Gen.Int[0, 4]), (1, Gen.Int[0, 5000])), Gen.Int[0, 3],
        Gen.OneOf(
            Gen.Byte.Array[0, 4],
            Gen.OneOf<byte[]>([0], [255], [0xFE, 0xFF], [0xED, 0xA0, 0x80], [13, 10], [0x80, 0, 0, 0], [255, 255, 255, 127])),
        (place, length, copies, bytes) => new ByteChange(place, length, copies, bytes));

    /// <summary>The bytes with some changes.</summary>
    public static byte[] Apply(byte[] bytes, IEnumerable<ByteChange> changes)
    {
        foreach (ByteChange change in changes)
        {
            int place = bytes.Length == 0 ? 0 : change.Place % bytes.Length, length = Math.Min(change.Length, bytes.Length - place);
            byte[] taken = bytes[place..(place + length)];
            IEnumerable<byte> copies = Enumerable.Repeat(taken, change.Copies).SelectMany(copy => copy);
            bytes = [.. bytes[..place], .. change.Bytes, .. copies, .. bytes[(place + length)..]];
        }

        return bytes;
    }
}

namespace RnnViz.Lessons.History;

// writing a series down, and taking it over again
public sealed partial class ScalarSeries
{
    /// <summary>Writes everything down.</summary>
    internal void Save(StateWriter writer)
    {
        writer.Add(Count);
        writer.Add(BucketSize);
        writer.Add(Latest);
        writer.Add(FirstNonFiniteIteration ?? -1);
        writer.Add(recent);
        foreach (Bucket bucket in buckets.AsSpan(0, BucketCount))
        {
            writer.Add(bucket.Min);
            writer.Add(bucket.Max);
            writer.Add(bucket.Sum);
            writer.Add(bucket.Last);
            writer.Add(bucket.Finite);
            writer.Add(bucket.HasNonFinite ? 1 : 0);
        }
    }

    /// <summary>Takes over what a series of the same capacity has written down.</summary>
    /// <exception cref="InvalidDataException">It was not written by one.</exception>
    internal void Load(ref StateReader reader)
    {
        int count = reader.ReadInt(0, int.MaxValue), size = reader.ReadInt(1, 1 << 30);
        if (count > (long)buckets.Length * size)
        {
            throw new InvalidDataException($"The saved state has {count} numbers in buckets of {size}.");
        }

        (Count, BucketSize, Latest) = (count, size, reader.ReadDouble());
        FirstNonFiniteIteration = reader.ReadInt(-1, count) is var first and >= 0 ? first : null;
        reader.Fill(recent);
        for (int i = 0; i < BucketCount; i++)
        {
            buckets[i] = new Bucket(
                reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadDouble(), reader.ReadInt(),
                reader.ReadInt() != 0);
        }
    }
}

namespace RnnViz.Lessons.History;

// writing a log down, and taking it over again
internal sealed partial class HistoryLog
{
    /// <summary>Writes the first iterations down, as many as fit a number of bytes.</summary>
    public void Save(StateWriter writer, int bytes)
    {
        int count = Math.Min(Count, bytes / (rows.Width * sizeof(double)));
        writer.Add(count);
        for (int i = 0; i < count; i++)
        {
            writer.Add(rows.Row(i));
        }
    }

    /// <summary>Takes over what a log of the same number of timesteps has written down.</summary>
    /// <exception cref="InvalidDataException">It was not written by one, or has more iterations than there are.</exception>
    public void Load(ref StateReader reader, int most)
    {
        int count = reader.ReadInt(0, Math.Min(most, Capacity));
        for (int i = 0; i < count; i++)
        {
            reader.Fill(rows.Row(i));
        }

        Count = count;
    }
}

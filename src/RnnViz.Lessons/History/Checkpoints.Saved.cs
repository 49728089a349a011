namespace RnnViz.Lessons.History;

// writing some checkpoints down, and taking them over again
internal sealed partial class Checkpoints
{
    /// <summary>
    /// Writes checkpoints down as far as a number of bytes allows: those from which the places given are come back to in any case, of the
    /// others every n-th.
    /// </summary>
    /// <param name="writer">Where.</param>
    /// <param name="bytes">The most bytes of those that are not needed at once.</param>
    /// <param name="needed">Iterations that are gone to when the run is taken over.</param>
    public void Save(StateWriter writer, int bytes, ReadOnlySpan<int> needed)
    {
        int fitting = Math.Max(0, bytes / (rows.Width * sizeof(double))), step = fitting == 0 ? int.MaxValue : count / fitting + 1;
        int place = writer.Count, written = 0;
        writer.Add(0);
        for (int i = 1; i < count; i++)
        {
            if (i % step == 0 || IsNeeded(i, needed))
            {
                writer.Add(iterations[i]);
                writer.Add(rows.Row(places[i]));
                written++;
            }
        }

        writer.Set(place, written);
    }

    /// <summary>Takes over what was written down of states of the same size, beside that of iteration 0.</summary>
    /// <param name="reader">What was written.</param>
    /// <param name="last">The last iteration that there can be.</param>
    /// <exception cref="InvalidDataException">It was not written by checkpoints like these.</exception>
    public void Load(ref StateReader reader, int last)
    {
        int written = reader.ReadInt(0, Most);
        for (int i = 0; i < written; i++)
        {
            int iteration = reader.ReadInt(iterations[count - 1] + 1, last);
            if (freeCount == 0)
            {
                DropEverySecond();
            }

            (iterations[count], places[count]) = (iteration, free[--freeCount]);
            reader.Fill(rows.Row(places[count++]));
        }
    }

    private bool IsNeeded(int place, ReadOnlySpan<int> needed)
    {
        foreach (int iteration in needed)
        {
            if (Before(iteration) == place)
            {
                return true;
            }
        }

        return false;
    }
}

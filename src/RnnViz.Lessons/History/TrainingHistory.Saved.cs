namespace RnnViz.Lessons.History;

// writing a history down, and taking it over again
public sealed partial class TrainingHistory
{
    /// <summary>Writes everything down, but for the iterations that the log has beyond a number of bytes.</summary>
    /// <param name="writer">Where.</param>
    /// <param name="logBytes">The most bytes of the log.</param>
    internal void Save(StateWriter writer, int logBytes)
    {
        writer.Add(Count);
        writer.Add(FlowRows);
        writer.Add(FlowStride);
        writer.Add(LargestGradientIteration ?? -1);
        writer.Add(largestGradient);
        Loss.Save(writer);
        GradientNorm.Save(writer);
        ClippedGradientNorm.Save(writer);
        writer.Add(flow.AsSpan(0, FlowRows * timesteps));
        if (log is null)
        {
            writer.Add(0);
        }
        else
        {
            log.Save(writer, logBytes);
        }
    }

    /// <summary>Takes over what a history of the same number of timesteps has written down.</summary>
    /// <exception cref="InvalidDataException">It was not written by one.</exception>
    internal void Load(ref StateReader reader)
    {
        int count = reader.ReadInt(0, int.MaxValue), rows = reader.ReadInt(0, capacity), stride = reader.ReadInt(1, 1 << 30);
        int largest = reader.ReadInt(-1, count);
        largestGradient = reader.ReadDouble();
        Loss.Load(ref reader);
        GradientNorm.Load(ref reader);
        ClippedGradientNorm.Load(ref reader);
        if (Loss.Count != count || GradientNorm.Count != count || ClippedGradientNorm.Count != count)
        {
            throw new InvalidDataException($"The saved state has series that are not of {count} iterations.");
        }

        reader.Fill(flow.AsSpan(0, rows * timesteps));
        (Count, FlowRows, FlowStride, LargestGradientIteration) = (count, rows, stride, largest < 0 ? null : largest);
        if (log is not null)
        {
            log.Load(ref reader, count);
        }
        else
        {
            reader.ReadInt(0, 0);
        }

        Version++;
        LayoutVersion++;
    }
}

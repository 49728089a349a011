namespace RnnViz.Lessons.Recordings;

/// <summary>What the list of a recording says of one step.</summary>
/// <param name="Iteration">How many updates its training had made before it, as far as the recorder counted them.</param>
/// <param name="File">The name of the file with its arrays, in the folder of the recording.</param>
/// <param name="Loss">The loss as the training script gave it; null where it gave none.</param>
/// <param name="LearningRate">The learning rate; null where it is not known.</param>
/// <param name="Timesteps">T.</param>
/// <param name="Sequences">How many sequences of the batch were kept.</param>
/// <param name="Batch">How many the batch had.</param>
/// <param name="DirectFrom">The first timestep, from 1, that the rest of the model hands a gradient to.</param>
internal readonly record struct RecordedStep(
    int Iteration, string File, double? Loss, double? LearningRate, int Timesteps, int Sequences, int Batch, int DirectFrom)
{
    /// <summary>What a screen and a history of the gradient's flow have room for.</summary>
    internal const int MostTimesteps = 4096;

    private const int MostSequences = 1 << 20, LongestName = 200;

    /// <summary>Reads a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="number">Which of the list, from 1.</param>
    /// <exception cref="RecordingException">It is no step.</exception>
    public static RecordedStep Read(ReadOnlyMemory<byte> line, int number)
    {
        using RecordedLine json = RecordedLine.Parse(line, number);
        string file = json.Text("file", "the name of an .npz file");
        if (file.Length > LongestName || !file.EndsWith(".npz", StringComparison.Ordinal) || file.StartsWith('.')
            || file.Any(c => c is '/' or '\\' or ':' || char.IsControl(c)))
        {
            throw new RecordingException(
                $"line {number} of {Recording.ListName} names no file beside it", "the name of an .npz file in the recording's own folder");
        }

        int timesteps = json.Whole("timesteps", 1, 1 << 20), sequences = json.Whole("sequences", 1, MostSequences);
        if (timesteps > MostTimesteps)
        {
            throw new RecordingException(
                $"line {number} of {Recording.ListName} is of a step of {timesteps} timesteps",
                $"at most {MostTimesteps}: shorter windows");
        }

        return new RecordedStep(
            json.Whole("iteration", 0, int.MaxValue), file, json.Number("loss"), json.Number("learningRate"), timesteps, sequences,
            json.Whole("batch", 1, int.MaxValue, sequences), json.Whole("directFrom", 1, timesteps + 1, 1));
    }
}

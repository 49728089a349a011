using System.Globalization;
using System.Text.Json;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Step;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Tests.Recordings;

/// <summary>
/// A folder as the recorder writes it, of a layer with numbers by chance: its list, and a file of arrays for each step. h_t and c_T are
/// those that the layer computes.
/// </summary>
internal sealed class WrittenRecording : IDisposable
{
    private readonly string cell;
    private readonly int timesteps, sequences, inputs, hidden;
    private readonly string[]? vocabulary;
    private readonly List<string> lines = [];
    private readonly string root;
    private readonly bool isBeside;

    /// <param name="cell">rnn_tanh, rnn_relu, lstm or gru.</param>
    /// <param name="timesteps">T.</param>
    /// <param name="sequences">B.</param>
    /// <param name="hidden">H.</param>
    /// <param name="vocabulary">What the tokens are called; null for inputs that stand for none.</param>
    /// <param name="numberType">What the layer says that it computed in.</param>
    /// <param name="beside">A recording whose folder it lies beside; null for a place of its own.</param>
    /// <param name="name">What its folder is called.</param>
    public WrittenRecording(
        string cell = "lstm", int timesteps = 6, int sequences = 3, int hidden = 5, string[]? vocabulary = null,
        string numberType = "float64", WrittenRecording? beside = null, string name = "my-run")
    {
        (isBeside, root) = (beside is not null, beside?.root ?? Directory.CreateTempSubdirectory("rnnviz-test-").FullName);
        (this.cell, this.timesteps, this.sequences, this.hidden, this.vocabulary) = (cell, timesteps, sequences, hidden, vocabulary);
        inputs = 4;
        Folder = Path.Combine(root, name);
        Directory.CreateDirectory(Folder);
        lines.Add(JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["format"] = "rnnviz-recording",
            ["version"] = 1,
            ["cell"] = cell,
            ["inputs"] = inputs,
            ["hidden"] = hidden,
            ["bias"] = true,
            ["dtype"] = numberType,
            ["layer"] = "rnn",
            ["vocabulary"] = vocabulary,
        }));
        WriteList();
    }

    /// <summary>The folder.</summary>
    public string Folder { get; }

    /// <summary>A recording with so many steps, of the iterations 0, 10, 20, …</summary>
    public static WrittenRecording Of(int steps, string cell = "lstm", string[]? vocabulary = null)
    {
        var recording = new WrittenRecording(cell, vocabulary: vocabulary);
        for (int i = 0; i < steps; i++)
        {
            recording.Add(10 * i, 1.0 / (i + 1));
        }

        return recording;
    }

    /// <summary>A recording that lies beside this one, with a step for each of some iterations.</summary>
    public WrittenRecording Beside(string name, string cell, int timesteps, int sequences, params int[] iterations)
    {
        var recording = new WrittenRecording(cell, timesteps, sequences, beside: this, name: name);
        foreach (int iteration in iterations)
        {
            recording.Add(iteration, 2);
        }

        return recording;
    }

    /// <summary>The file of a step.</summary>
    public string FileOf(int iteration) => Path.Combine(Folder, NameOf(iteration));

    /// <summary>Adds a step.</summary>
    /// <param name="iteration">As the recorder counted it.</param>
    /// <param name="loss">As the script gave it; null for none.</param>
    /// <param name="learningRate">Likewise.</param>
    /// <param name="tokens">T·B indexes into the vocabulary; those by chance where they are not given.</param>
    /// <param name="size">Of the direct gradients.</param>
    /// <param name="wrong">What h_t is multiplied by, so that it is not what the layer computes.</param>
    public void Add(
        int iteration, double? loss = 1, double? learningRate = 0.01, double[]? tokens = null, double size = 0.1, double wrong = 1)
    {
        var random = new Random(iteration + 1);
        int rows = hidden * (cell == "lstm" ? 4 : cell == "gru" ? 3 : 1), states = timesteps * sequences * hidden;
        var arrays = new Dictionary<string, (int[] Shape, double[] Values)>
        {
            ["x"] = ([timesteps, sequences, inputs], Numbers(timesteps * sequences * inputs, 1)),
            ["h0"] = ([sequences, hidden], Numbers(sequences * hidden, 0.1)),
            ["c0"] = ([sequences, hidden], Numbers(sequences * hidden, 0.1)),
            ["weight_ih"] = ([rows, inputs], Numbers(rows * inputs, 0.4)),
            ["weight_hh"] = ([rows, hidden], Numbers(rows * hidden, 0.4)),
            ["bias_ih"] = ([rows], Numbers(rows, 0.1)),
            ["bias_hh"] = ([rows], Numbers(rows, 0.1)),
            ["h"] = ([timesteps, sequences, hidden], new double[states]),
            ["c_n"] = ([sequences, hidden], new double[sequences * hidden]),
            ["direct_h"] = ([timesteps, sequences, hidden], Numbers(states, size)),
            ["direct_c_n"] = ([sequences, hidden], Numbers(sequences * hidden, size)),
        };
        if (vocabulary is not null)
        {
            tokens ??= [.. Enumerable.Range(0, timesteps * sequences).Select(_ => (double)random.Next(vocabulary.Length))];
            arrays["tokens"] = ([timesteps, sequences], tokens);
        }

        lines.Add(JsonSerializer.Serialize(new Dictionary<string, object?>
        {
            ["iteration"] = iteration,
            ["file"] = NameOf(iteration),
            ["loss"] = loss,
            ["learningRate"] = learningRate,
            ["timesteps"] = timesteps,
            ["sequences"] = sequences,
            ["batch"] = sequences,
        }));
        Write(FileOf(iteration), arrays);
        Compute(arrays, lines[^1], FileOf(iteration), wrong);
        Write(FileOf(iteration), arrays);
        WriteList();

        double[] Numbers(int count, double scale) => [.. Enumerable.Range(0, count).Select(_ => scale * (2 * random.NextDouble() - 1))];
    }

    /// <summary>Begins anew in the same folder: no step is in it yet.</summary>
    public void BeginAnew()
    {
        lines.RemoveRange(1, lines.Count - 1);
        WriteList();
    }

    /// <summary>Opens it.</summary>
    public Lesson Load() => LessonCatalog.Load(Folder);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!isBeside)
        {
            Directory.Delete(root, recursive: true);
        }
    }

    // the step alone, opened as a recording of one
    private void Compute(Dictionary<string, (int[] Shape, double[] Values)> arrays, string line, string file, double wrong)
    {
        string alone = Path.Combine(root, "alone");
        Directory.CreateDirectory(alone);
        File.Copy(file, Path.Combine(alone, Path.GetFileName(file)), overwrite: true);
        File.WriteAllText(Path.Combine(alone, "run.jsonl"), $"{lines[0]}\n{line}\n");
        using var session = new TrainingSession(LessonCatalog.Load(alone));
        session.Prepare();
        PreparedStep step = session.Step;
        for (int t = 1; t <= timesteps; t++)
        {
            for (int b = 0; b < sequences; b++)
            {
                for (int i = 0; i < hidden; i++)
                {
                    arrays["h"].Values[((t - 1) * sequences + b) * hidden + i] = wrong * step.HiddenAt(t, i, b);
                    if (t == timesteps && step.HasCell)
                    {
                        arrays["c_n"].Values[b * hidden + i] = step.CellStateAt(t, i, b);
                    }
                }
            }
        }

        Directory.Delete(alone, recursive: true);
    }

    private static string NameOf(int iteration) => string.Create(CultureInfo.InvariantCulture, $"step-{iteration:D9}.npz");

    private static void Write(string path, Dictionary<string, (int[] Shape, double[] Values)> arrays)
    {
        string part = path + ".part";
        using (var npz = new NpzWriter(part))
        {
            foreach ((string name, (int[] shape, double[] values)) in arrays)
            {
                npz.Add(name, shape, values);
            }
        }

        File.Move(part, path, overwrite: true);
    }

    private void WriteList() => File.WriteAllText(Path.Combine(Folder, "run.jsonl"), string.Concat(lines.Select(line => line + "\n")));
}

using System.Globalization;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Recordings;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Files;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Files;

/// <summary>Makes a lesson of a recording, the folder in which a training script has left steps of a recurrent layer.</summary>
internal static class RecordingLesson
{
    /// <summary>At this pace its steps are played: of a recording it is counted in seconds.</summary>
    private const int StepsPerSecond = 4;

    private const int LongestName = 100, LongestRun = 40;

    /// <summary>A lesson of a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="LessonException">It is no recording, holds several, or cannot be read.</exception>
    public static Lesson Of(string path)
    {
        string folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)), name = Path.GetFileName(folder);
        if (!Recording.IsAt(folder) && Recording.Within(folder) is { Count: > 0 } layers)
        {
            if (layers.Count > 1)
            {
                throw new LessonException(path, [new LessonError(
                    "", $"{InputFile.Shown(path)} holds the recordings of {layers.Count} layers", string.Join(
                        ", ", layers.Select(layer => InputFile.Shown(Path.Combine(path, layer)))))]);
            }

            (folder, name) = (Path.Combine(folder, layers[0]), $"{name}-{layers[0]}");
        }

        try
        {
            var recording = new Recording(folder);
            Lesson lesson = Of(recording) with
            {
                Name = Plain(name),
                Run = RunOf(folder, recording.Header),
                Directory = folder,
                AllowedFiles = [folder],
            };
            return LessonRules.Checked(lesson, new LessonMistakes());
        }
        catch (RecordingException e)
        {
            throw new LessonException(path, [new LessonError("", $"{InputFile.Shown(path)}: {e.Finding}", e.Expected)]);
        }
        catch (InputFileException e)
        {
            throw new LessonException(path, [LessonError.OfFile("", e)]);
        }
    }

    /// <summary>What a recording is called beside others: its folder, of one of several layers with that of the run.</summary>
    internal static string RunOf(string folder, RecordingHeader layer)
    {
        string name = Path.GetFileName(folder), run = Path.GetFileName(Path.GetDirectoryName(folder)) ?? "";
        string both = name == layer.Layer && run.Length > 0 ? $"{run}/{name}" : name;
        string whole = string.Concat(both.Select(c => char.IsControl(c) ? '-' : c));
        return whole.Trim().Length == 0 ? "recording" : whole.Length <= LongestRun ? whole : "…" + whole[^(LongestRun - 1)..];
    }

    /// <summary>What a layer is.</summary>
    internal static string NameOf(RecordingHeader layer) => layer.Cell switch
    {
        Cell.Lstm => "LSTM",
        Cell.Gru => "GRU",
        _ => layer.Activation == Numerics.Activations.Activation.Relu ? "RNN with ReLU" : "RNN with tanh",
    };

    // a record of the lesson, and files that are named after it, take no other name
    private static string Plain(string folder)
    {
        string name = string.Concat(folder.Select(c => char.IsControl(c) || c is '/' or '\\' or ':' ? '-' : c)).TrimStart('.');
        return name.Length == 0 ? "recording" : name[..Math.Min(name.Length, LongestName)];
    }

    private static Lesson Of(Recording recording)
    {
        RecordingHeader layer = recording.Header;
        RecordedStep first = recording.First;
        string cell = NameOf(layer);
        string of = first.Batch == first.Sequences ? "" : string.Create(CultureInfo.InvariantCulture, $" of {first.Batch:N0}");
        return new Lesson
        {
            Title = layer.Layer.Length == 0 ? $"Recorded {cell}" : $"Recorded {cell}: {layer.Layer}",
            Summary = string.Create(
                CultureInfo.InvariantCulture,
                $"{recording.Steps.Count:N0} recorded steps of {first.Timesteps} timesteps, {first.Sequences}{of} sequences, "
                + $"{layer.Hidden} units."),
            Task = new RecordingTaskSettings { Folder = "." },
            Model = new ModelSettings
            {
                Cell = (CellKind)(int)layer.Cell,
                Hidden = layer.Hidden,
                Activation = (HiddenActivation)(int)layer.Activation,
                Bias = layer.Bias,
            },
            Training = new TrainingSettings { Optimizer = new SgdSettings { LearningRate = 0 }, BatchesPerFrame = StepsPerSecond },
        };
    }
}

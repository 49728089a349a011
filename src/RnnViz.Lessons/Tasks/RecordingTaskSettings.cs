using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RnnViz.Lessons.Errors;
using RnnViz.Lessons.Recordings;
using RnnViz.Lessons.Settings;
using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Tasks;

/// <summary>Steps of a recurrent layer that somebody's own training script has left in a folder: nothing is trained here.</summary>
public sealed record RecordingTaskSettings : TaskSettings
{
    private const string Place = "task.folder";

    /// <summary>The folder, relative to the lesson file.</summary>
    [Description("The folder that the recorder wrote; a relative path starts at the lesson file.")]
    [MaxLength(4000)]
    public required string Folder { get; init; }

    // known when the folder is read
    internal override int Timesteps => 1;

    internal override Func<int, LessonTask>? Open(TaskFolders folders, LessonMistakes mistakes, out TaskSizes sizes)
    {
        sizes = new TaskSizes();
        if (!mistakes.Knows(Place))
        {
            return null;
        }

        try
        {
            string path = folders.OfLesson.Find(Folder);
            var recording = new Recording(path);
            RecordingHeader layer = recording.Header;
            sizes = new TaskSizes
            {
                Timesteps = recording.First.Timesteps,
                BatchSize = recording.First.Sequences,
                InputSize = layer.Inputs,
                OutputSize = layer.Hidden,
                Layer = new RecordedLayer((CellKind)(int)layer.Cell, (HiddenActivation)(int)layer.Activation, layer.Hidden, layer.Bias),
            };
            return _ => new RecordingTask(recording);
        }
        catch (RecordingException e)
        {
            mistakes.Add(Place, $"{InputFile.Shown(Folder)}: {e.Finding}", e.Expected);
        }
        catch (InputFileException e)
        {
            mistakes.Add(LessonError.OfFile(Place, e));
        }

        return null;
    }
}

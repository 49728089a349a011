namespace RnnViz.Lessons.Session;

/// <summary>What has become of a recording since it was looked at last.</summary>
public enum RecordingNews
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>There are more steps.</summary>
    MoreSteps,

    /// <summary>There are more steps, of which one has gradients at earlier timesteps than all before: it has to be opened anew.</summary>
    EarlierGradients,

    /// <summary>Another recording was begun in its folder, or this one was cut: it has to be opened anew.</summary>
    BegunAnew,

    /// <summary>Its list cannot be read now: it is missing, or has a line that is no step.</summary>
    Unreadable,
}
